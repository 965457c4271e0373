package io.heliotrope.orchestrator.ledger;

/// Colours text for a terminal, or leaves it as it is.
public enum Ink {
    PLAIN,
    ANSI;

    private static final String ESCAPE = "\u001B[";
    private static final String END = ESCAPE + "0m";

    public String bold(String text) {
        return with("1", text);
    }

    public String faint(String text) {
        return with("2", text);
    }

    public String good(String text) {
        return with("32", text);
    }

    public String bad(String text) {
        return with("1;31", text);
    }

    private String with(String code, String text) {
        return this == PLAIN ? text : ESCAPE + code + "m" + text + END;
    }
}
