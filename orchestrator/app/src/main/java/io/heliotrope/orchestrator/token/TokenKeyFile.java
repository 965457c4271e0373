package io.heliotrope.orchestrator.token;

import io.heliotrope.queues.seal.SecretFile;
import io.heliotrope.token.TokenKey;
import io.heliotrope.token.TokenKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Token keys on disk: a line of base64 for each, the first of which makes tokens; lines that begin
/// with `#` and empty ones mean nothing. Messages name the file and the line, never what is in it.
public final class TokenKeyFile {
    private TokenKeyFile() {}

    /// Reads the keys of `file`.
    ///
    /// @throws IOException when it cannot be read or holds anything else, with the fix
    public static TokenKeys read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IOException(
                    "the token keys "
                            + file
                            + " cannot be read ("
                            + e.getClass().getSimpleName()
                            + "); make a file with: heliotrope token-key "
                            + file,
                    e);
        }
        List<TokenKey> keys = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(key(file, i + 1, line));
            }
        }
        if (keys.isEmpty()) {
            throw new IOException(
                    "the token keys "
                            + file
                            + " hold no key; make a file with: heliotrope token-key FILE");
        }
        return new TokenKeys(keys);
    }

    private static TokenKey key(Path file, int line, String text) throws IOException {
        try {
            return TokenKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "the token keys "
                            + file
                            + ", line "
                            + line
                            + ": "
                            + e.getMessage()
                            + "; 'heliotrope token-key FILE' makes such lines",
                    e);
        }
    }

    /// Makes a new key in `file`, which only its owner may read where the file system knows owners.
    ///
    /// @throws IOException when there is such a file already, which stays as it is, or it cannot be
    ///   written
    public static TokenKeys make(Path file) throws IOException {
        byte[] bytes = random();
        try {
            SecretFile.write(file, Base64.getEncoder().encodeToString(bytes) + "\n");
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    file + " is there already; a key is never overwritten: name another file", e);
        }
        return new TokenKeys(List.of(new TokenKey(bytes)));
    }

    /// Keys that are nowhere but in this process: what it gave before a restart counts no more.
    public static TokenKeys passing() {
        return new TokenKeys(List.of(new TokenKey(random())));
    }

    private static byte[] random() {
        byte[] bytes = new byte[TokenKey.BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
