package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Code;
import java.util.Arrays;
import java.util.List;

/// The codes that the parser gives: H001 to H019.
final class SyntaxCodes {
    private SyntaxCodes() {}

    static List<Code> all() {
        return Arrays.stream(Code.values())
                .filter(code -> Integer.parseInt(code.name().substring(1)) < 20)
                .toList();
    }

    static List<Code> allBut(Code one) {
        return all().stream().filter(code -> code != one).toList();
    }
}
