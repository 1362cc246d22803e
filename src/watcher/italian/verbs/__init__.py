"""Which verbs does a text hold, and in which tense and mood?"""
