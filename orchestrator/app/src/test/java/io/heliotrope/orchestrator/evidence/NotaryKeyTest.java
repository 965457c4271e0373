package io.heliotrope.orchestrator.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.canaries.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NotaryKeyTest {
    private static final byte[] DOCUMENT = "a document".getBytes(UTF_8);

    private final NotaryKey key = NotaryKey.parse(CanaryKeys.notary(Canary.NOTARY_KEY));

    @Test
    void what_it_signs_its_public_half_verifies_and_no_other() {
        byte[] signature = key.sign(DOCUMENT);

        TrustedKey open = TrustedKey.parse(key.open().text());

        assertThat(open).isEqualTo(key.open());
        assertThat(open.verifies(DOCUMENT, signature)).isTrue();
        assertThat(open.verifies("another".getBytes(UTF_8), signature)).isFalse();
        assertThat(open.verifies(DOCUMENT, new byte[3])).isFalse();
        assertThat(NotaryKey.generate().open().verifies(DOCUMENT, signature)).isFalse();
    }

    @Test
    void is_read_back_from_its_file_which_is_its_owners_alone(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("keys/notary.key");

        NotaryKey made = KeyFile.readOrMake(file);
        NotaryKey read = KeyFile.readOrMake(file);

        assertThat(read.open()).isEqualTo(made.open());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> KeyFile.make(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("never overwritten");
    }

    @Test
    void says_what_a_file_lacks_and_never_what_is_in_it(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("none");
        Path half = folder.resolve("half");
        String secret = key.pem().lines().skip(1).findFirst().orElseThrow();
        Files.writeString(half, key.pem().lines().limit(3).reduce("", (a, b) -> a + b + "\n"));

        assertThatThrownBy(() -> KeyFile.read(missing))
                .hasMessageContaining("heliotrope notary-key " + missing);
        assertThatThrownBy(() -> KeyFile.read(half))
                .hasMessageContaining("expected a PRIVATE KEY and a PUBLIC KEY block")
                .hasMessageNotContaining(secret);
        assertThat(key.toString()).isEqualTo("notary key " + key.open().id());
    }

    @Test
    void does_not_quote_what_is_no_key() {
        String broken =
                key.pem()
                        .replaceFirst(
                                "(?<=PRIVATE KEY-----\n)[^-]+",
                                Canary.BROKEN_NOTARY_KEY.text() + "\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> NotaryKey.parse(broken))
                .withMessage("the private key is no Ed25519 key")
                .withNoCause();
    }

    @Test
    void refuses_halves_that_are_no_pair() {
        String[] mine = key.pem().split("(?=-----BEGIN PUBLIC)", -1);
        String[] other = NotaryKey.generate().pem().split("(?=-----BEGIN PUBLIC)", -1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> NotaryKey.parse(mine[0] + other[1]))
                .withMessageContaining("no pair");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedKey.parse("c2hvcnQ="))
                .withMessageContaining("Ed25519 public key in Base64");
    }
}
