package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.queues.seal.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeysCommandTest {
    @TempDir private Path folder;

    private static CliRun run(String... arguments) {
        return CliRun.of(new RecordingStarter(), arguments);
    }

    private CliRun newRegionKey(String region) {
        return run("keys", "new", "--region", region, "--keys", folder.toString());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void a_new_key_of_a_region_is_printed_as_the_settings_want_it() throws IOException {
        CliRun run = newRegionKey("eu-north");

        Path file = files().getFirst();
        var key = KeyFiles.read(file).publicKey();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(key.id() + ": " + key + "\n");
        assertThat(file).isEqualTo(folder.resolve("eu-north").resolve(key.id() + ".key"));
        assertThat(run.err()).contains("regions.eu-north.sealingKeys");
    }

    @Test
    void no_private_key_is_ever_printed() throws IOException {
        CliRun run = newRegionKey("eu-north");
        CliRun again = run("keys", "new", "--reply-key", files().getFirst().toString());

        String secret = Files.readString(files().getFirst()).strip();
        assertThat(secret).hasSize(43);
        assertThat(run.out() + run.err() + again.out() + again.err()).doesNotContain(secret);
    }

    @Test
    void a_reply_key_is_not_written_over_another_file() throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), "precious");

        CliRun run = run("keys", "new", "--reply-key", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("mine is there already, expected a new file");
        assertThat(file).hasContent("precious");
    }

    @Test
    void a_region_must_be_one_and_a_kind_must_be_chosen() throws IOException {
        assertThat(newRegionKey("../etc").exitCode()).isEqualTo(2);
        assertThat(run("keys", "new").exitCode()).isEqualTo(2);
        assertThat(run("keys", "new", "--region", "eu-north").exitCode()).isEqualTo(2);
        assertThat(files()).isEmpty();
    }

    @Test
    void a_reply_key_that_does_not_read_is_named_and_not_shown() throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), Canary.BROKEN_REGION_KEY.text());

        CliRun run =
                run(
                        "submit",
                        "--origin",
                        "eu-east",
                        "--model",
                        "m",
                        "--reply-key",
                        file.toString(),
                        "--bootstrap",
                        "127.0.0.1:1",
                        "--patience",
                        "1s",
                        "text");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.out() + run.err()).doesNotContain(Canary.BROKEN_REGION_KEY.text());
    }
}
