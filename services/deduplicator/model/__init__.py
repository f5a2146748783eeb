"""The messages of the contract as the linker works on them: the same fields under the same names, in structures that are read,
changed and written several times as fast as the models of `schemas/`. By those reports are checked when they come; what is in
here was checked before.
"""
