"""Rule packs: YAML files of rules, their kinds, and the engine that runs them.

Start reading at `rule`: what every kind of rule has; `kinds` lists them, one file a kind. `reader`
reads a pack and tells what is wrong with it, `loader` finds packs and puts them together, `engine`
runs their rules where their triggers stand, `trial` tries a rule on its own examples.
"""
