package io.heliotrope.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.syntax.grammar.HelioParser;
import io.heliotrope.policy.text.Source;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.atn.DecisionInfo;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrammarTest {
    private static final long SEED = 7;

    /// ANTLR's prediction, which may look far ahead and remembers what it saw, is never asked.
    @Test
    void one_token_decides_everywhere() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int at = 0; at < 200; at++) {
            Problems problems = new Problems();
            Tokens tokens =
                    Tokens.of(
                            new Source("random.helio", RandomModules.text(random, at % 30)),
                            problems);
            HelioParser parser =
                    new HelioParser(new CommonTokenStream(new ListTokenSource(tokens.all())));
            parser.setErrorHandler(new Recovery(tokens, problems));
            parser.setProfile(true);

            parser.module();

            assertThat(Arrays.stream(parser.getParseInfo().getDecisionInfo()))
                    .as("seed %d, try %d", SEED, at)
                    .extracting((DecisionInfo one) -> one.invocations)
                    .containsOnly(0L);
        }
    }

    @Test
    void work_grows_with_the_text_and_not_faster() {
        int small = steps(200);
        int large = steps(2_000);

        assertThat(large).isLessThan(11 * small);
    }

    private static int steps(int rules) {
        String text =
                "language 1\npolicy p {\n  for jobs\n"
                        + "  require a: not (region.carbon <= 1.1 * home.carbon or labelled x)\n"
                                .repeat(rules)
                        + "}\n";
        Parser.Reading reading = Parser.read(new Source("long.helio", text));
        assertThat(reading.parsed().isWhole()).isTrue();
        return reading.steps();
    }
}
