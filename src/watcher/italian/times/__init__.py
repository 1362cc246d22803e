"""Which times does a text name, and which days are they?"""
