"""What must be done to text from strangers before it can be read?"""
