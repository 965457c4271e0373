/// Classification of texts by ONNX Runtime inside this process.
///
/// [io.heliotrope.connectors.onnx.OnnxEngine] may be called from any thread and computes on the
/// caller's.
@NullMarked
package io.heliotrope.connectors.onnx;

import org.jspecify.annotations.NullMarked;
