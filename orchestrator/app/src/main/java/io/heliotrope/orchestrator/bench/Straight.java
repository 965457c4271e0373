package io.heliotrope.orchestrator.bench;

import java.util.List;
import java.util.Map;

/// One hop: what is written is read. The limit of the broker itself.
record Straight(String topic) implements Course {
    @Override
    public String name() {
        return "produce and consume";
    }

    @Override
    public String in() {
        return topic;
    }

    @Override
    public List<String> out() {
        return List.of(topic);
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public void start() {
        // nothing lies between
    }

    @Override
    public void close() {
        // nothing was started
    }
}
