package io.heliotrope.orchestrator.start;

import java.io.PrintWriter;

/// Where output goes. Answers go to `out` and nothing else does; progress and complaints go to
/// `err`.
///
/// `isLive` says that a person watches: lines may be drawn over and coloured.
public record Console(PrintWriter out, PrintWriter err, boolean isLive) {}
