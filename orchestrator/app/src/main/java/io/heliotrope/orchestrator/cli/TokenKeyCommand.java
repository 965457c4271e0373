package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.orchestrator.token.TokenKeyFile;
import io.heliotrope.token.TokenKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes the key that routers and deciders make tokens with.
@Command(
        name = "token-key",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a key for tokens in a new file that only its owner may read, and prints the key's id,"
                    + " which every token made with it carries.",
            "",
            "tokens.keyFile names the file in the settings of what runs. All replicas of a home, and of"
                    + " the control process, need the same keys.",
            "",
            "To rotate: add a line with a new key below the one in use, in every copy of the file; a"
                    + " second later move it to the top; take the old one out when its jobs have ended."
        },
        footer = {"", "Example:", "  heliotrope token-key token.key"})
final class TokenKeyCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to make.")
    private Path file = Path.of("token.key");

    @Option(
            names = "--show",
            description = "Make nothing: print the ids of the keys that are in the file.")
    private boolean show;

    TokenKeyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try {
            List<TokenKey> keys = (show ? TokenKeyFile.read(file) : TokenKeyFile.make(file)).all();
            keys.forEach(key -> context.print(key.id() + "\n"));
            return 0;
        } catch (IOException e) {
            throw new CannotRun(Why.NO, String.valueOf(e.getMessage()), e);
        }
    }
}
