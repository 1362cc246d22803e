"""What does an article assert, and did we know?"""
