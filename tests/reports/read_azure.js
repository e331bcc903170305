// Reads logging commands with the library of Azure Pipelines, a line of JSON for each.
const { commandFromString } = require("azure-pipelines-task-lib/taskcommand");
const lines = require("fs").readFileSync(0, "utf8").split("\n").filter((line) => line);
for (const line of lines) console.log(JSON.stringify(commandFromString(line)));
