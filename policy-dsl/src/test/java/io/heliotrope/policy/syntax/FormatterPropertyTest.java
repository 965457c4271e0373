package io.heliotrope.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.text.Source;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The canonical form of random modules in random dress.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FormatterPropertyTest {
    private static final long SEED = 41;
    private static final int TRIES = 200;
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*[^\n ]");

    @Test
    void a_form_is_its_own_form() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int at = 0; at < TRIES; at++) {
            String dressed = Dress.random(RandomModules.text(random, at % 30), random);

            String once = format(dressed);

            assertThat(format(once)).as("seed %d, try %d:%n%s", SEED, at, dressed).isEqualTo(once);
        }
    }

    @Test
    void a_form_has_the_same_tree_and_the_same_comments() {
        RandomGenerator random = new SplittableRandom(SEED + 1);
        for (int at = 0; at < TRIES; at++) {
            String dressed = Dress.random(RandomModules.text(random, at % 30), random);

            String form = format(dressed);

            assertThat(tree(form)).as("seed %d, try %d", SEED + 1, at).isEqualTo(tree(dressed));
            assertThat(comments(form)).isEqualTo(comments(dressed));
        }
    }

    @Test
    void without_comments_dress_makes_no_difference_but_for_empty_lines() {
        RandomGenerator random = new SplittableRandom(SEED + 2);
        for (int at = 0; at < TRIES; at++) {
            String text = RandomModules.text(random, at % 30);
            String wide = text.replaceAll("( )(?=[^\"\n]*(\"[^\"\n]*\"[^\"\n]*)*\n)", "   ");

            assertThat(format(wide)).as("seed %d, try %d", SEED + 2, at).isEqualTo(format(text));
        }
    }

    @Test
    void no_line_with_a_place_to_break_is_longer_than_it_may_be() {
        RandomGenerator random = new SplittableRandom(SEED + 3);
        for (int at = 0; at < TRIES; at++) {
            String form = format(RandomModules.text(random, at % 30));

            assertThat(form.lines().mapToInt(String::length).max().orElse(0))
                    .as("seed %d, try %d:%n%s", SEED + 3, at, form)
                    .isLessThanOrEqualTo(Gaps.ROOMY);
        }
    }

    private static String format(String text) {
        return Formatter.format(new Source("random.helio", text));
    }

    private static String tree(String text) {
        Parsed parsed = Parser.parse(new Source("random.helio", text));
        assertThat(parsed.diagnostics()).as(text).isEmpty();
        return TreeText.of(parsed.module());
    }

    private static List<String> comments(String text) {
        return COMMENT.matcher(text).results().map(one -> one.group()).toList();
    }
}
