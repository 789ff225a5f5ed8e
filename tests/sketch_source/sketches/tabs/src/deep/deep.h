#ifdef __cplusplus
extern "C"
#endif
int twice_deep(int n);
