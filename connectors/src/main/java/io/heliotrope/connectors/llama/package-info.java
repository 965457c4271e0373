/// Text generation by llama.cpp inside this process.
///
/// [io.heliotrope.connectors.llama.LlamaEngine] may be called from any thread; its models each run
/// on native threads of their own.
@NullMarked
package io.heliotrope.connectors.llama;

import org.jspecify.annotations.NullMarked;
