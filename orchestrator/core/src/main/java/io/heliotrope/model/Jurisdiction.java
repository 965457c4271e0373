package io.heliotrope.model;

import java.util.regex.Pattern;

/// A law's territory, such as `EEA`, `EU`, `DE`: 1 to 20 of A-Z, 0-9 and `-`.
public record Jurisdiction(String code) implements Comparable<Jurisdiction> {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,19}");

    public Jurisdiction {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "jurisdiction must be 1 to 20 of A-Z, 0-9 and -, was '" + code + "'");
        }
    }

    @Override
    public int compareTo(Jurisdiction other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
