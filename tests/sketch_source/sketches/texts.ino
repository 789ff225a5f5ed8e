// Quotes, comments and raw strings that look like code.
const char page[] = R"html(
<script>function f() { return "}"; } void not_me() {</script>
)html";
const char brace = '{', quote = '"', back = '\\', apostrophe = '\'';
const char* two = "a \" } { // no comment \
void not_me_either() {";
/* void commented(unknown_type) { */
// void commented_too(unknown_type) { \
   void and_this(unknown_type) {
long million = 1'000'000;
void setup() { /* { */ helper("}"); }  // }
void loop() { const char c = '}'; (void)c; }
void /* why not */ helper(const char* text /* , unknown_type t */ = "){") { (void)text; }
