// A local static whose initialiser reaches itself again.
int depth = 0;

int value() {
    static int only = ++depth < 3 ? value() : 1;
    return only;
}

int main() { return value(); }
