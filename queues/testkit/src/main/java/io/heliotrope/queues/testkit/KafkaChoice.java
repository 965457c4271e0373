package io.heliotrope.queues.testkit;

import java.util.function.BooleanSupplier;

/// Which Kafka a test run uses, and the reason, for the line that says so.
record KafkaChoice(KafkaUnderTest.Kind kind, String reason) {

    /// The system property that decides.
    static final String SETTING = "heliotrope.kafka";

    /// `setting` is `auto` (Docker when its engine answers), `docker` (or fail) or `embedded`.
    static KafkaChoice of(String setting, BooleanSupplier dockerAnswers) {
        return switch (setting) {
            case "embedded" -> new KafkaChoice(KafkaUnderTest.Kind.EMBEDDED, said(setting));
            case "docker" -> docker(dockerAnswers);
            case "auto" ->
                    dockerAnswers.getAsBoolean()
                            ? new KafkaChoice(
                                    KafkaUnderTest.Kind.DOCKER, "a Docker engine answered")
                            : new KafkaChoice(
                                    KafkaUnderTest.Kind.EMBEDDED, "no Docker engine answered");
            default ->
                    throw new IllegalArgumentException(
                            SETTING + " must be auto, docker or embedded, was " + setting);
        };
    }

    private static KafkaChoice docker(BooleanSupplier dockerAnswers) {
        if (!dockerAnswers.getAsBoolean()) {
            throw new IllegalStateException(
                    SETTING
                            + " is docker, but no Docker engine answers: start one, or use "
                            + SETTING
                            + "=embedded");
        }
        return new KafkaChoice(KafkaUnderTest.Kind.DOCKER, said("docker"));
    }

    private static String said(String setting) {
        return SETTING + " is " + setting;
    }
}
