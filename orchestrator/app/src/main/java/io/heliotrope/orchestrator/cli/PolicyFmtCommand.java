package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.policy.syntax.Formatter;
import io.heliotrope.policy.syntax.Parsed;
import io.heliotrope.policy.syntax.Parser;
import io.heliotrope.policy.text.Rendering;
import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One form for all texts.
@Command(
        name = "fmt",
        mixinStandardHelpOptions = true,
        description = {
            "Writes policies in their one canonical form, in place. Nothing but spaces and line ends"
                    + " changes; files that have that form already are left alone, and so are files with"
                    + " errors of syntax, which are told (exit code 1)."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope policy fmt acme.helio",
            "  heliotrope policy fmt --check acme.helio"
        })
final class PolicyFmtCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files to format.")
    private List<Path> files = List.of();

    @Option(
            names = "--check",
            description = "Write nothing: name what is not in that form, exit code 1.")
    private boolean isCheck;

    PolicyFmtCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean isWell = true;
        for (Path file : files) {
            isWell &= format(file);
        }
        return isWell ? 0 : Why.NO.exitCode();
    }

    private boolean format(Path file) {
        PolicyGround.expectFile(file);
        try {
            Source source = new Source(file.toString(), Files.readString(file));
            Parsed parsed = Parser.parse(source);
            if (!parsed.isWhole()) {
                context.print(Rendering.of(parsed.diagnostics()));
                return false;
            }
            String form = Formatter.format(source);
            if (form.equals(source.text())) {
                return true;
            }
            if (isCheck) {
                context.print(file + " is not formatted: 'heliotrope policy fmt' does it\n");
                return false;
            }
            Files.writeString(file, form);
            context.print("formatted " + file + "\n");
            return true;
        } catch (IOException broken) {
            throw new CannotRun(
                    Why.USAGE, file + " cannot be read or written: " + broken.getMessage(), broken);
        }
    }
}
