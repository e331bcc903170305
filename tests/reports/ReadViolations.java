import java.nio.file.Path;
import se.bjurr.violations.lib.ViolationsApi;
import se.bjurr.violations.lib.reports.Parser;

/** Reads a report with violations-lib and prints what it found: line, rule, severity and file. */
class ReadViolations {
    public static void main(String[] arguments) {
        Path report = Path.of(arguments[1]);
        ViolationsApi.violationsApi()
                .withPattern(".*" + report.getFileName())
                .inFolder(report.getParent().toString())
                .findAll(Parser.valueOf(arguments[0]))
                .violations()
                .forEach(it -> System.out.println(String.join(
                        "\t", "" + it.getStartLine(), it.getRule(), "" + it.getSeverity(), it.getFile())));
    }
}
