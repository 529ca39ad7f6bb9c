/// CSAF 2.0 documents: what they say of products and vulnerabilities, and the tests of the
/// standard.
///
/// ```
/// JSON tree ─► ProductTree, Vulnerability
/// JSON tree ─► Validator ─► Validation (Findings, tests that were not done)
/// ```
///
/// For example `ProductTree.of(root).product("CSAFPID-0001")` is a product with its branches.
@org.jspecify.annotations.NullMarked
package dev.sekisho.csaf;
