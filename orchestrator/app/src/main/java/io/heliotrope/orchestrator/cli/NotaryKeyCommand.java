package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.evidence.KeyFile;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes the key that a notary seals the ledger with.
@Command(
        name = "notary-key",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a key for sealing the ledger in a new file that only its owner may read, and prints its"
                    + " public half, which verifiers need under notary.trusted.",
            "",
            "notary.keyFile names the file in the settings of what runs."
        },
        footer = {"", "Example:", "  heliotrope notary-key notary.key"})
final class NotaryKeyCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to make.")
    private Path file = Path.of("notary.key");

    @Option(
            names = "--show",
            description = "Make nothing: print the public half of the key that is in the file.")
    private boolean show;

    NotaryKeyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try {
            context.print((show ? KeyFile.read(file) : KeyFile.make(file)).open().text() + "\n");
            return 0;
        } catch (IOException e) {
            throw new CannotRun(Why.NO, String.valueOf(e.getMessage()), e);
        }
    }
}
