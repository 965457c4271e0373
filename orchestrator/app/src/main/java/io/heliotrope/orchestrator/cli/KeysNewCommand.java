package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.queues.seal.KeyFiles;
import io.heliotrope.queues.seal.PrivateKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes a key pair. The private half goes into a file and nowhere else.
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a key pair, writes its private half to a new file that its owner alone can read, and"
                    + " prints the public half.",
            "",
            "With --region it is a key that jobs are sealed to: the line printed belongs under"
                    + " regions.REGION.sealingKeys of the settings, before the others. With --reply-key it is a"
                    + " producer's own, which outputs are sealed to."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope keys new --region eu-central --keys /etc/heliotrope/keys",
            "  heliotrope keys new --reply-key clinic.key"
        })
final class KeysNewCommand implements Callable<Integer> {
    private final Context context;

    @ArgGroup(multiplicity = "1")
    private Kind kind = new Kind();

    /// What the key is for.
    static final class Kind {
        @ArgGroup(exclusive = false)
        private @Nullable OfRegion region;

        @Option(
                names = "--reply-key",
                paramLabel = "FILE",
                description = "A producer's key: where to put its private half.")
        private @Nullable Path reply;
    }

    /// A region's key.
    static final class OfRegion {
        @Option(
                names = "--region",
                paramLabel = "REGION",
                required = true,
                description = "The region whose workers will open what is sealed to the key.")
        private String region = "";

        @Option(
                names = "--keys",
                paramLabel = "FOLDER",
                required = true,
                description =
                        "The folder of private keys that sealing.keys of the workers' settings names; the"
                                + " file is put into REGION below it.")
        private Path folder = Path.of("");
    }

    KeysNewCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PrivateKey key = PrivateKey.generate();
        if (kind.region != null) {
            RegionId region = region(kind.region.region);
            Path folder = kind.region.folder;
            Path file = written(folder, () -> KeyFiles.add(key, region, folder));
            context.print(key.publicKey().id() + ": " + key.publicKey() + "\n");
            note("private key in " + file + ": give it to the workers of " + region + " first,");
            note("then put the line above first under regions." + region + ".sealingKeys");
        } else if (kind.reply != null) {
            Path file = kind.reply;
            Path _ =
                    written(
                            file,
                            () -> {
                                KeyFiles.write(key, file);
                                return file;
                            });
            context.print(key.publicKey() + "\n");
            note("private key in " + file + ": keep it, nothing else opens the outputs");
        }
        return 0;
    }

    /// Writes a key's file.
    private interface Writing {
        Path write() throws IOException;
    }

    private static Path written(Path where, Writing writing) {
        try {
            return writing.write();
        } catch (FileAlreadyExistsException there) {
            throw new CannotRun(
                    Why.USAGE, there.getFile() + " is there already, expected a new file", there);
        } catch (IOException failed) {
            throw new CannotRun(
                    Why.USAGE,
                    "the private key cannot be written to "
                            + where
                            + ": "
                            + failed.getClass().getSimpleName()
                            + "; expected a place that can be written",
                    failed);
        }
    }

    private static RegionId region(String text) {
        try {
            return new RegionId(text);
        } catch (IllegalArgumentException wrong) {
            throw new CannotRun(Why.USAGE, "--region: " + wrong.getMessage(), wrong);
        }
    }

    private void note(String line) {
        context.console().err().println(line);
        context.console().err().flush();
    }
}
