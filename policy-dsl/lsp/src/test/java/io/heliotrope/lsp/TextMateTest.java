package io.heliotrope.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.heliotrope.policy.syntax.Lexeme;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.types.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The TextMate grammar that editors colour texts by says the same as the language's own.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TextMateTest {
    private static final Path GRAMMAR = Path.of("../editors/vscode/syntaxes/helio.tmLanguage.json");
    private static final Path GOLDEN = Path.of("../src/test/resources/golden/syntax");

    private final TextMate grammar;

    TextMateTest() throws IOException {
        grammar = new TextMate(GRAMMAR);
    }

    static List<Path> soundTexts() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.getFileName().toString().matches("ok-.*\\.helio"))
                    .sorted()
                    .toList();
        }
    }

    private static String match(String rule) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(GRAMMAR)).getAsJsonObject();
        return json.getAsJsonObject("repository").getAsJsonObject(rule).get("match").getAsString();
    }

    /// The words of the last `(?:a|b|c)` of a rule.
    private static List<String> alternatives(String rule) throws IOException {
        var lists = Pattern.compile("\\(\\?:([A-Za-z/|-]+)\\)").matcher(match(rule));
        assertThat(lists.find()).isTrue();
        return Arrays.asList(lists.group(1).split("\\|", -1));
    }

    @Test
    void every_word_of_the_language_is_coloured_and_no_other() throws IOException {
        List<String> words = new ArrayList<>();
        for (String rule : List.of("item", "clause", "operator-word", "word")) {
            words.addAll(alternatives(rule));
        }

        assertThat(words).containsExactlyInAnyOrderElementsOf(Lexeme.words());
    }

    @Test
    void every_unit_of_the_language_is_coloured_and_no_other() throws IOException {
        List<String> units = new ArrayList<>(alternatives("quantity"));
        units.add("%");

        assertThat(units).containsExactlyInAnyOrderElementsOf(Unit.words());
    }

    @Test
    void a_sample_has_its_colours() {
        String text = "require clean: region.carbon <= 250 g/kWh because \"a 3 %\" // in";

        assertThat(grammar.colours(text))
                .extracting(one -> text.substring(one.start(), one.end()) + " " + one.scope())
                .containsExactly(
                        "require keyword.declaration.helio",
                        "clean entity.name.helio",
                        ": punctuation.helio",
                        "region.carbon variable.language.fact.helio",
                        "<= keyword.operator.helio",
                        "250 constant.numeric.helio",
                        "g/kWh keyword.other.unit.helio",
                        "because keyword.other.helio",
                        "\"a 3 %\" string.quoted.double.helio",
                        "// in comment.line.double-slash.helio");
    }

    @ParameterizedTest
    @MethodSource("soundTexts")
    void what_the_parser_reads_has_the_colour_of_what_it_is(Path file) throws IOException {
        Source source = new Source("golden.helio", Files.readString(file));
        List<TextMate.Colour> colours = grammar.colours(source.text());

        assertThat(Lexeme.of(source))
                .isNotEmpty()
                .allSatisfy(piece ->
                        assertThat(scope(colours, piece)).as(piece.text()).matches(wanted(piece)));
    }

    private static String wanted(Lexeme piece) {
        return switch (piece.sort()) {
            case WORD -> "(keyword|variable.language).*";
            case NAME -> "(?!string|comment|constant).*";
            case NUMBER, QUANTITY -> "constant.numeric.*";
            case TEXT -> "string.*";
            case TIME -> "(constant.other.time|variable.other).*";
            case SIGN -> "(punctuation|keyword.operator|variable).*";
            case COMMENT -> "comment.*";
        };
    }

    /// That of the piece's first sign.
    private static String scope(List<TextMate.Colour> colours, Lexeme piece) {
        return colours.stream()
                .filter(one -> one.start() <= piece.span().start())
                .filter(one -> piece.span().start() < one.end())
                .map(TextMate.Colour::scope)
                .findFirst()
                .orElse("none");
    }
}
