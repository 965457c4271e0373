package io.heliotrope.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.compile.Policies;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Texts with words exchanged, doubled and left out: whatever comes of it is answered.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokenTextsTest {
    private static final int TEXTS = 2000;

    @Test
    void no_text_makes_the_checker_fail_and_none_is_silently_refused() throws IOException {
        List<String> originals = originals();
        List<String> words =
                originals.stream().flatMap(text -> Arrays.stream(text.split("\\s+"))).toList();
        for (int seed = 0; seed < TEXTS; seed++) {
            Random random = new Random(seed);
            String text = broken(originals.get(random.nextInt(originals.size())), words, random);

            Compilation compilation;
            try {
                compilation =
                        Policies.compile(Catalogue.acme(), List.of(new Source("broken", text)));
            } catch (RuntimeException failure) {
                throw new AssertionError("seed " + seed + "\n" + text, failure);
            }

            assertThat(compilation.program().isPresent())
                    .as("seed %d: a program, or an error that says why not\n%s", seed, text)
                    .isEqualTo(compilation.diagnostics().stream().noneMatch(Diagnostic::isError));
        }
    }

    private static List<String> originals() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden/check"))) {
            List<String> texts = new ArrayList<>();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".helio")).sorted().toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }

    /// One to four words are exchanged for others of any text, doubled, or left out.
    private static String broken(String text, List<String> words, Random random) {
        List<String> parts = new ArrayList<>(List.of(text.split("(?<=\\s)|(?=\\s)")));
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            int at = random.nextInt(parts.size());
            switch (random.nextInt(4)) {
                case 0 -> parts.set(at, "");
                case 1 -> parts.set(at, parts.get(at) + " " + parts.get(at));
                default -> parts.set(at, words.get(random.nextInt(words.size())) + " ");
            }
        }
        return String.join("", parts);
    }
}
