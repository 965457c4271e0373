package io.heliotrope.policy.text;

/// A module's text and what it is called, usually a file's name.
public record Source(String name, String text) {}
