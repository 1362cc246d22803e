"""Which forms does an Italian word take, and which words can a form be?"""
