package io.heliotrope.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.syntax.grammar.HelioLexer;
import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the page on the language and the grammar together: words and rules.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LanguageWordsDocTest {
    private static final Path PAGE = Path.of("../docs/policy/language.md");
    private static final Path GRAMMAR =
            Path.of("src/main/antlr4/io/heliotrope/policy/syntax/grammar/HelioParser.g4");
    private static final Pattern RULES = Pattern.compile("(?ms)^```antlr\\n(.*?)^```$");
    private static final Pattern WORD = Pattern.compile("`([a-z]+)`");

    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(PAGE);
    }

    static List<String> rules() throws IOException {
        return RULES.matcher(Files.readString(PAGE))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
    }

    private static Set<String> words() {
        return IntStream.rangeClosed(HelioLexer.LANGUAGE, HelioLexer.WORST)
                .mapToObj(type -> Words.spelling(type).orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// A name that no set of regions can have.
    private static boolean isReserved(String word) {
        String text = "language 1\nregions %s = eu-north-1\n".formatted(word);
        return !Parser.parse(new Source("word.helio", text)).isWhole();
    }

    private static Set<String> listedBehind(String sentence) {
        int start = page.indexOf(sentence);
        assertThat(start).as(sentence).isNotNegative();
        int list = page.indexOf("\n\n", start) + 2;
        return WORD.matcher(page.substring(list, page.indexOf("\n\n", list)))
                .results()
                .map((MatchResult word) -> word.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void reserved_words_are_listed() {
        assertThat(listedBehind("These are reserved"))
                .isEqualTo(
                        words().stream()
                                .filter(LanguageWordsDocTest::isReserved)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void words_that_may_be_names_are_listed() {
        assertThat(listedBehind("These are words of the language only where"))
                .isEqualTo(
                        words().stream()
                                .filter(word -> !isReserved(word))
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void excerpts_are_of_the_grammar(String rule) throws IOException {
        assertThat(Files.readString(GRAMMAR).lines().map(String::strip)).contains(rule.strip());
    }

    @Test
    void sizes_are_told() {
        assertThat(page)
                .contains("at most %d KiB".formatted(Parser.MOST_BYTES / 1024))
                .contains("at most %d deep".formatted(Nesting.DEEPEST));
    }
}
