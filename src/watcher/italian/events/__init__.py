"""Which events does a text tell, and how certainly?"""
