package io.heliotrope.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Rendering;
import io.heliotrope.policy.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.antlr.v4.runtime.CommonToken;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Valid texts with something taken out, doubled, swapped or cut off.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MutationTest {
    private static final long SEED = 282;
    private static final int TRIES = 2_000;

    /// Questions to the grammar per token: each token is asked for at a bounded number of places,
    /// and looked at a second time when it is skipped.
    private static final int STEPS_PER_TOKEN = 40;

    @Test
    void every_text_is_answered_in_bounded_steps_and_in_our_words() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int at = 0; at < TRIES; at++) {
            String text = RandomModules.text(random, random.nextInt(12));
            String mutant = mutant(text, random, 1 + random.nextInt(3));

            Source source = new Source("mutant.helio", mutant);
            Parser.Reading reading = Parser.read(source);

            String told = Rendering.of(reading.parsed().diagnostics());
            assertThat(reading.steps())
                    .as("seed %d, try %d:%n%s", SEED, at, mutant)
                    .isLessThanOrEqualTo(STEPS_PER_TOKEN * (tokens(source).size() + 1));
            assertThat(told)
                    .doesNotContain("mismatched", "extraneous", "viable", "<EOF>", "missing '");
            assertThat(reading.parsed().diagnostics()).allMatch(MutationTest::isComplete);
        }
    }

    @Test
    void what_is_not_whole_is_told_and_what_is_told_is_not_whole() {
        RandomGenerator random = new SplittableRandom(SEED + 1);
        for (int at = 0; at < TRIES; at++) {
            String text = RandomModules.text(random, random.nextInt(12));
            String mutant = mutant(text, random, 1);

            Parsed parsed = Parser.parse(new Source("mutant.helio", mutant));

            boolean broken = TreeText.of(parsed.module()).contains("Broken");
            if (broken) {
                assertThat(parsed.isWhole())
                        .as("seed %d, try %d:%n%s", SEED + 1, at, mutant)
                        .isFalse();
            }
            if (parsed.isWhole()) {
                String form = Formatter.format(new Source("mutant.helio", mutant));
                assertThat(TreeText.of(Parser.parse(new Source("form.helio", form)).module()))
                        .as("nothing of a whole text is left out, seed %d, try %d", SEED + 1, at)
                        .isEqualTo(TreeText.of(parsed.module()));
            }
        }
    }

    /// Words and signs in any order have no shape that the grammar could know.
    @Test
    void soup_is_answered_too() {
        RandomGenerator random = new SplittableRandom(SEED + 2);
        List<String> words = new ArrayList<>();
        for (int at = 0; at < 20; at++) {
            Source source = new Source("words", RandomModules.text(random, 20));
            tokens(source).forEach(token -> words.add(span(source, token)));
        }
        for (int at = 0; at < TRIES; at++) {
            StringBuilder soup = new StringBuilder("language 1 ");
            for (int left = random.nextInt(60); left > 0; left--) {
                soup.append(words.get(random.nextInt(words.size())));
                soup.append(random.nextInt(6) == 0 ? "\n" : " ");
            }
            Source source = new Source("soup.helio", soup.toString());

            Parser.Reading reading = Parser.read(source);

            assertThat(reading.steps())
                    .as("seed %d, try %d:%n%s", SEED + 2, at, soup)
                    .isLessThanOrEqualTo(STEPS_PER_TOKEN * (tokens(source).size() + 1));
        }
    }

    @Test
    void any_characters_are_answered() {
        RandomGenerator random = new SplittableRandom(SEED + 3);
        String signs =
                "\"\"//{}()<>=!.,:;-+*/%09aT_ \n\r"
                        + "\t#'\u00A0\u201C\u201D\u2264\u00E9\uD83C\uDF31\uD83C\u0000\u200B\u4E00";
        for (int at = 0; at < TRIES; at++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(80); left > 0; left--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }

            Parsed parsed = Parser.parse(new Source("any.helio", text.toString()));

            assertThat(parsed.isWhole()).as("seed %d, try %d:%n%s", SEED + 3, at, text).isFalse();
            assertThat(Rendering.of(parsed.diagnostics())).isNotEmpty();
        }
    }

    private static boolean isComplete(Diagnostic diagnostic) {
        return !diagnostic.message().isBlank()
                && !diagnostic.message().contains("``")
                && !diagnostic.message().contains("expected ,");
    }

    private static String mutant(String text, RandomGenerator random, int times) {
        String mutant = text;
        for (int at = 0; at < times; at++) {
            mutant = once(mutant, random);
        }
        return mutant;
    }

    private static String once(String text, RandomGenerator random) {
        Source source = new Source("text", text);
        List<CommonToken> tokens = tokens(source);
        if (tokens.size() < 3) {
            return text;
        }
        int at = random.nextInt(tokens.size() - 1);
        CommonToken one = tokens.get(at);
        CommonToken next = tokens.get(at + 1);
        String before = text.substring(0, one.getStartIndex());
        String between = text.substring(one.getStopIndex() + 1, next.getStartIndex());
        String after = text.substring(next.getStopIndex() + 1);
        String left = span(source, one);
        String right = span(source, next);
        return switch (random.nextInt(6)) {
            case 0 -> before + between + right + after;
            case 1 -> before + left + " " + left + between + right + after;
            case 2 -> before + right + between + left + after;
            case 3 -> text.substring(0, random.nextInt(text.length()));
            case 4 -> before + misspelt(left, random) + between + right + after;
            default -> before + left + right + after;
        };
    }

    private static String misspelt(String word, RandomGenerator random) {
        int at = random.nextInt(word.length());
        return word.substring(0, at) + word.substring(at + 1);
    }

    private static List<CommonToken> tokens(Source source) {
        return Tokens.of(source, new Problems()).visible();
    }

    private static String span(Source source, CommonToken token) {
        return source.text().substring(token.getStartIndex(), token.getStopIndex() + 1);
    }
}
