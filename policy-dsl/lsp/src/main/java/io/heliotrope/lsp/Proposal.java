package io.heliotrope.lsp;

import org.eclipse.lsp4j.CompletionItemKind;

/// Something that can be typed.
///
/// @param detail in a few words; may be empty
/// @param meaning in Markdown; may be empty
record Proposal(String text, CompletionItemKind kind, String detail, String meaning) {}
