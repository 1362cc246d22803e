"""Which states, bodies, people and places does a text name?"""
