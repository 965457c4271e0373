package io.heliotrope.orchestrator.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The project's documents for people, as text.
final class Documents {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```\\w*\\R(.*?)^```$");
    private static final Pattern INLINE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern COMMAND = Pattern.compile("(?:\\./)?heliotrope +\\S.*");

    private Documents() {}

    /// One document; `path` is relative to the project's root.
    record Document(Path path, String text) {
        /// Command lines of ours in code blocks, each as words; lines that go on are put together.
        List<List<String>> commands() {
            List<List<String>> commands = new ArrayList<>();
            for (String block : found(FENCED, text)) {
                for (String line : block.replaceAll("\\\\\\R\\s*", "").lines().toList()) {
                    if (COMMAND.matcher(line).matches()) {
                        commands.add(words(line.replaceAll("\\s#.*", "")));
                    }
                }
            }
            return commands;
        }

        /// What stands between backticks within a line.
        List<String> inline() {
            return found(INLINE, FENCED.matcher(text).replaceAll(""));
        }

        /// Where links lead, those to other sites left out.
        List<String> links() {
            return found(LINK, text).stream().filter(link -> !link.contains("://")).toList();
        }

        List<String> matches(String pattern) {
            return Pattern.compile(pattern)
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .toList();
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /// The words of a command line after the program's name.
    static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .skip(1)
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }

    /// Whether `code` is a command line of ours.
    static boolean isCommand(String code) {
        return COMMAND.matcher(code).matches();
    }

    static List<Document> all() {
        Path root = root();
        try (Stream<Path> pages = Files.walk(root.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                    .map(root::resolve),
                            pages.filter(page -> page.toString().endsWith(".md")).sorted())
                    .map(page -> new Document(root.relativize(page), read(page)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document of(String path) {
        return new Document(Path.of(path), read(root().resolve(path)));
    }

    /// The project's root: tests run in the folder of their module.
    static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
