// A prototype goes behind the types that it names, not in front of the first function.
void first() {}
struct reading { int value; };
class sensor;
void setup() {
    first();
    show({1});
    use(nullptr);
}
void loop() {}
void show(reading r) { (void)r; }
void use(sensor *s) { (void)s; }
class sensor {
public:
    sensor() : value_{1} { other(); }
    ~sensor() {}
    sensor& operator=(const sensor&) = default;
    bool operator==(const sensor& o) const { return value_ == o.value_; }
    void other() {}

private:
    int value_;
};
#define KIND unsigned char
KIND kind_of(KIND k) { return k; }
typedef struct { int a; } record_t, *record_p;
record_p keep(record_t r) {
    static record_t kept;
    kept = r;
    return &kept;
}
