package io.heliotrope.orchestrator.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.canaries.Canary;
import io.heliotrope.token.TokenKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokenKeyFileTest {
    @TempDir private Path folder;

    private static List<String> ids(Path file) throws IOException {
        return TokenKeyFile.read(file).all().stream().map(TokenKey::id).toList();
    }

    @Test
    void a_key_that_is_made_is_read_again_and_its_owners_alone() throws IOException {
        Path file = folder.resolve("keys/token.key");

        List<TokenKey> made = TokenKeyFile.make(file).all();

        assertThat(ids(file)).containsExactly(made.getFirst().id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> TokenKeyFile.make(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("never overwritten");
    }

    @Test
    void keys_come_in_the_order_of_their_lines() throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        String first = TokenKeyFile.make(one).all().getFirst().id();
        String second = TokenKeyFile.make(other).all().getFirst().id();

        Path both =
                Files.writeString(
                        folder.resolve("both"),
                        "# rotated in March\n"
                                + Files.readString(other)
                                + "\n"
                                + Files.readString(one));

        assertThat(ids(both)).containsExactly(second, first);
    }

    @Test
    void two_keys_are_never_the_same() throws IOException {
        assertThat(TokenKeyFile.passing().all().getFirst().id())
                .isNotEqualTo(TokenKeyFile.passing().all().getFirst().id());
    }

    @Test
    void a_file_that_is_missing_empty_or_wrong_is_told_with_the_fix_and_without_the_secret()
            throws IOException {
        String broken = Canary.BROKEN_TOKEN_KEY.text();
        Path missing = folder.resolve("none");
        Path empty = Files.writeString(folder.resolve("empty"), "# nothing\n");
        Path wrong = Files.writeString(folder.resolve("wrong"), "\n# a\n" + broken + "!\n");
        Path half = Files.writeString(folder.resolve("half"), "c2VjcmV0\n");

        assertThatThrownBy(() -> TokenKeyFile.read(missing))
                .hasMessage(
                        "the token keys "
                                + missing
                                + " cannot be read (NoSuchFileException); make a file with:"
                                + " heliotrope token-key "
                                + missing);
        assertThatThrownBy(() -> TokenKeyFile.read(empty)).hasMessageContaining("hold no key");
        assertThatThrownBy(() -> TokenKeyFile.read(wrong))
                .hasMessageContaining("line 3: expected base64 of 32 bytes, was no base64")
                .hasMessageNotContaining(broken);
        assertThatThrownBy(() -> TokenKeyFile.read(half))
                .hasMessageContaining("line 1: a token key has 32 bytes, had 6")
                .hasMessageNotContaining("c2VjcmV0");
    }
}
