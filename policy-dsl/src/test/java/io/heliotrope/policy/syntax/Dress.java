package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Source;
import java.util.List;
import java.util.random.RandomGenerator;
import org.antlr.v4.runtime.CommonToken;

/// The same text in another dress: other spaces, line ends and comments between its tokens.
final class Dress {
    private Dress() {}

    static String random(String text, RandomGenerator random) {
        Source source = new Source("dress", text);
        Tokens tokens = Tokens.of(source, new Problems());
        List<CommonToken> all = tokens.visible();
        StringBuilder dressed = new StringBuilder(comment(random, 3));
        for (int at = 0; at < all.size(); at++) {
            dressed.append(tokens.text(all.get(at)));
            dressed.append(at + 1 < all.size() ? between(tokens, all, at, random) : "\n");
        }
        return dressed.append(comment(random, 3)).toString();
    }

    /// Words behind `is`, `labelled`, times and numbers are read with what stands on their line.
    private static String between(
            Tokens tokens, List<CommonToken> all, int at, RandomGenerator random) {
        CommonToken here = all.get(at);
        CommonToken next = all.get(at + 1);
        if (tokens.touch(here, next)) {
            return "";
        }
        if (tokens.sameLine(here, next) && random.nextInt(12) > 0) {
            return " ".repeat(1 + random.nextInt(3) / 2);
        }
        return switch (random.nextInt(8)) {
            case 0 -> "  // behind " + at + "  \n";
            case 1 -> "\n\n\n // before " + at + "\n";
            case 2 -> " // one\n\n  //two\n";
            case 3 -> "\r\n";
            default -> tokens.sameLine(here, next) ? " " : "\n" + "\n".repeat(random.nextInt(3));
        };
    }

    private static String comment(RandomGenerator random, int one) {
        return random.nextInt(one) == 0 ? "// a comment\n\n// and one\n" : "";
    }
}
