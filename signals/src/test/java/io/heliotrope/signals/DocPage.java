package io.heliotrope.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A page of the documents and its tables.
public record DocPage(String text) {
    /// The page at this path from the repository's root; tests run in the folder of their module.
    public static DocPage of(String path) {
        Path root =
                Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                        .filter(folder -> Files.exists(folder.resolve("mvnw")))
                        .findFirst()
                        .orElseThrow();
        try {
            return new DocPage(Files.readString(root.resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The cells of the table whose head begins so, without head and rule.
    public List<List<String>> table(String head) {
        List<List<String>> rows =
                text.lines()
                        .dropWhile(line -> !line.startsWith(head))
                        .takeWhile(line -> line.startsWith("|"))
                        .skip(2)
                        .map(DocPage::cells)
                        .toList();
        assertThat(rows).as(head).isNotEmpty();
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }
}
