/**
 * Models made on the spot: small networks written as ONNX, kernel machines of random numbers, and the manifests that go with
 * them.
 */
@NullMarked
package dev.mien.testkit.model;

import org.jspecify.annotations.NullMarked;
