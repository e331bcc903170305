"""Rule packs: YAML files of rules, their kinds, and the engine that runs them.

Start reading at `pattern`, the kind of rule; `loader` reads packs and tells what is wrong with
one; `engine` runs them where their triggers stand.
"""
