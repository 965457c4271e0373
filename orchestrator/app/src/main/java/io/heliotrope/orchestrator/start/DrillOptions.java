package io.heliotrope.orchestrator.start;

import java.nio.file.Path;

/// What a drill is given: the class path of the program that it starts as child processes, and
/// whether to print one JSON document instead of a table.
public record DrillOptions(Path program, boolean json) {}
