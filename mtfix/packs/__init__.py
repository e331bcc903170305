"""Rule packs: YAML files of rules, their kinds, and the engine that runs them.

Start reading at `pattern`, the kind of rule; `reader` reads a pack and tells what is wrong with
it, `loader` finds packs, `engine` runs their rules where their triggers stand.
"""
