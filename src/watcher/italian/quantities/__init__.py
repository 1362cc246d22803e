"""Which quantities does a text tell?"""
