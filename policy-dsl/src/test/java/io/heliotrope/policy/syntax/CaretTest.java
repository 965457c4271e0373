package io.heliotrope.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.text.Source;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CaretTest {
    private static Caret behind(String text) {
        return Caret.at(new Source("test.helio", text), text.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "language 1 policy p {                    | for",
                "language 1 policy p { for                | jobs",
                "policy p { for jobs                      | where require tier defer prefer",
                "policy p { for jobs where                | not labelled saves min max",
                "policy p { for jobs require a: region.carbon <= 3 g/kWh | and or because require",
                "policy p { for jobs defer until now >= 20:00 | for between start",
                "policy p { for jobs defer                | until",
                "policy p { for jobs prefer               | lower higher balance",
                "policy p { for jobs budget b: 3 kg       | per",
                "policy p { for jobs budget b: 3 kg per   | hour day month",
                "signals { carbon fresh for 5 min, then   | forecast assume exclude skip",
                "guarantee g { for jobs                   | only never always where",
                "regions a =                              | jurisdiction tier",
                "test \"t\" { expect                      | place defer hold reject",
            })
    void the_words_that_can_stand_here_are_known(String text, String words) {
        assertThat(behind(text + " ").words()).contains(words.strip().split(" "));
    }

    @Test
    void words_that_cannot_stand_here_are_not_told() {
        SortedSet<String> words = behind("policy p { for jobs where tenant is acme ").words();

        assertThat(words).contains("and").doesNotContain("fresh", "module", "then", "where");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policy p { for jobs relax                     | step",
                "policy p { for jobs priority above            | priority",
                "policy p { for jobs where labelled            | formula",
                "regions a = tier                              | regionTerm",
                "regions a = eu-north,                         | regionTerm",
                "test \"t\" { given regions { a {              | givenRegion",
            })
    void the_rules_around_a_name_are_known(String text, String rule) {
        Caret caret = behind(text + " ");

        assertThat(caret.isName()).isTrue();
        assertThat(caret.rules()).contains(rule.strip());
    }

    @Test
    void mistakes_before_the_place_do_not_matter() {
        Caret caret = behind("policy p { fr jobs require : <= ) require b: region.carbon ");

        assertThat(caret.words()).contains("is", "in", "and", "because");
        assertThat(caret.before()).endsWith("region", ".", "carbon");
    }

    @Test
    void what_stands_behind_does_not_matter() {
        String text = "policy p { for jobs where tenant  ) } } ===";

        Caret caret = Caret.at(new Source("test.helio", text), text.indexOf(" )"));

        assertThat(caret.words()).contains("is", "in", "not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy p \"what is", "// a comment ", "policy p { // and "})
    void nothing_is_known_within_texts_and_comments(String text) {
        assertThat(behind(text).rules()).isEmpty();
        assertThat(behind(text).words()).isEmpty();
    }

    @Test
    void every_place_of_a_text_with_mistakes_is_answered() {
        long seed = 20_261_122;
        RandomGenerator random = new java.util.SplittableRandom(seed);
        String text = "policy p { for jobs require a: region.carbon <= 3 g/kWh because \"b\" }";
        for (int round = 0; round < 300; round++) {
            StringBuilder broken = new StringBuilder(text);
            for (int edit = 0; edit < 4; edit++) {
                broken.deleteCharAt(random.nextInt(broken.length()));
            }
            int at = random.nextInt(broken.length());

            Caret caret = Caret.at(new Source("test.helio", broken.toString()), at);

            assertThat(new TreeSet<>(Lexeme.words()))
                    .as("seed %d, round %d: %s at %d", seed, round, broken, at)
                    .containsAll(caret.words());
        }
    }
}
