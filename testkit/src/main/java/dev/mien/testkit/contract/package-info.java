/**
 * What every implementation of a stage owes, as test classes to extend, and {@link dev.mien.testkit.contract.ArchitectureContract}: what
 * docs/architecture.md says of a module, held against its classes.
 */
@NullMarked
package dev.mien.testkit.contract;

import org.jspecify.annotations.NullMarked;
