"""The frozen values that travel between the stages.

`text` holds what a report is, `mentions` what was recognised in it, `facts` what it states.
"""
