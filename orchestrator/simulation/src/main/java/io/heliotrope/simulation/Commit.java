package io.heliotrope.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The commit that this program was built from: another one may play another course under the same
/// seed.
public final class Commit {
    private static final String FILE = "commit.properties";

    private Commit() {}

    /// Its abbreviated id, `changed since` before it when the build was of something else besides;
    /// `unknown` for a build without a repository.
    public static String id() {
        try (InputStream in = Commit.class.getResourceAsStream(FILE)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return words(
                    properties.getProperty("git.commit.id.abbrev", ""),
                    Boolean.parseBoolean(properties.getProperty("git.dirty")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " of the program itself", e);
        }
    }

    static String words(String id, boolean isChanged) {
        if (id.isEmpty()) {
            return "unknown";
        }
        return isChanged ? "changed since " + id : id;
    }
}
